/** Start what a page needs: theme and type size, terms, list filters, search, the penalty check, cooperation. */
import { startToggles } from "./toggles.js";
import { startList } from "./list.js";
import { startTerms } from "./terms.js";
import "./search.js";
import "./check.js";
import "./cooperation.js";

startToggles();
startTerms();
startList();
