"""Word files: templates built from layouts, rendered with a case's values, read back and proved.

The only package that knows docxtpl, python-docx and lxml. Which values are good is decided in `formspec`;
where files go and what is journalled is decided in `services`.
"""
