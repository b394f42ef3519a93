"""The five seed articles, verbatim: the default corpus."""
