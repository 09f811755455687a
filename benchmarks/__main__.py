"""Run the benchmarks: ``make bench``."""

from benchmarks.record_pages import main

main()
