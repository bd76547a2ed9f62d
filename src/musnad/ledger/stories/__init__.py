"""Stories: articles on one event, put together as they are filed, and shown."""
