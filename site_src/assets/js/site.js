/** Start what a page needs: theme and type size, list filters, search, the penalty check. */
import { startToggles } from "./toggles.js";
import { startList } from "./list.js";
import "./search.js";
import "./check.js";

startToggles();
startList();
