"""The window: pages over the same services as the command line; the only Qt in the program.

Pages show and ask; what happens to data is decided by the services, reached through `operations`.
"""
