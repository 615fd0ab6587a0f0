// Ends as a program does that breaks: without an answer.
process.on('message', () => process.exit(3));
