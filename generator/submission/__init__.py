"""Take in what an office sends: from the cells of a workbook to the rows of a package."""
