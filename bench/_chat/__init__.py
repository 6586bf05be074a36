"""What `python -m bench chat` is made of: a crowd, the servers it visits, and the counting."""
