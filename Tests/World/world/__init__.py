"""The scripted world: see `__main__`."""
