"""The commands, one module each; `musnad.cli` loads them by name."""
