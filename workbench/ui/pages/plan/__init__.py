"""The plan with its articles and how far cases serve them."""
