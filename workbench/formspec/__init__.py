"""Forms as data: reads `forms/*/form.yaml`, normalises and validates values, decides which fields count.

Knows no database and no Word; checks that go beyond one form's own statements live in `checks`.
"""
