"""The tests of the workbench; a package only so that `tests.helpers` can be imported by name."""
