// Applies the reader's choice of light or dark before anything is painted. The choice itself is made on the
// account page; without one the system's setting holds.
try {
  const choice = localStorage.getItem('causeway-theme');
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
} catch (error) {
  console.warn('This browser keeps no settings, so the choice of light or dark is not remembered.', error);
}
