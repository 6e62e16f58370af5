"""Standards Proposal Workbench: draft, link, check and hand in national standard proposals offline."""
