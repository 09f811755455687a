"""Measure the generator beside what people would pick instead."""
