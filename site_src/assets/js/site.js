/** Start what a page needs: theme and type size, list filters, search. */
import { startToggles } from "./toggles.js";
import { startList } from "./list.js";
import "./search.js";

startToggles();
startList();
