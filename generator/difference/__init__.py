"""Say what a change does: to the records, to the pages, and to whose folders."""
