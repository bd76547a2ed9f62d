"""musnad reads Arabic news and gives back the record of who said what."""
