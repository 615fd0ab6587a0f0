// Keeps the processor to itself once it is asked something.
process.on('message', () => {
  for (;;);
});
