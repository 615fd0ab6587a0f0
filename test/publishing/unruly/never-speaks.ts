// Hears and does nothing.
process.on('message', () => undefined);
