import '@testing-library/jest-dom';

// jsdom lays nothing out, so there is nothing to scroll; the stepper asks for it on every page.
window.scrollTo = () => undefined;

// Typing goes through the whole form, letter by letter, on machines that do other things as well.
jest.setTimeout(60_000);

// A draft of a form is kept as long as the tab, and every test has one of its own.
afterEach(() => sessionStorage.clear());
