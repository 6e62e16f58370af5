"""Steps that several use cases share: functions on an open unit of work that never commit."""
