// Takes memory outside its heap, as a program in another language does, and never answers.
const taken: Buffer[] = [];
process.on('message', () => {
  setInterval(() => taken.push(Buffer.alloc(16 * 2 ** 20, 1)), 5);
});
