import '@testing-library/jest-dom';

// jsdom lays nothing out, so there is nothing to scroll; the stepper asks for it on every page.
window.scrollTo = () => undefined;

// Typing goes through the whole form, letter by letter, on machines that do other things as well.
jest.setTimeout(30_000);
