"""What keys do: the one registry of actions, the reader's own keys over it, and what is told of both."""
