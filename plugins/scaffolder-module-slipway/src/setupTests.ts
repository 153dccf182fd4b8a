import '@testing-library/jest-dom';

// jsdom lays nothing out, so there is nothing to scroll; the stepper asks for it on every page.
window.scrollTo = () => undefined;
