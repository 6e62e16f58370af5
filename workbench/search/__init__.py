"""Search in Chinese and Latin text without a dictionary: tokens, queries, snippets, similarity.

Works on plain texts only. Where texts are kept and which database looks them up is the business of `storage`;
plans use the ranking here for suggestions.
"""
