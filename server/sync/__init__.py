"""The exchange between a device and the server (contract §2 *Sync*)."""
