"""Rules on a whole case: small typed functions, their words and thresholds as data, a runner, a report.

Reads values only; saves nothing, repairs nothing by itself and knows neither database, Word nor Qt.
"""
