import { Html, html } from './html';

/** What to answer git when it asks who pushes; the token itself is never shown. */
export function pushAdvice(): Html {
  return html`<div class="body">
    <p class="quiet">
      To push, give git any username, and as the password the token of this
      forge: <code>sandboxForge.token</code> of the portal, which
      <code>npm start</code> keeps in <code>.slipway/forge-token</code>. A
      protected branch takes no push: push another one and open a pull request.
    </p>
  </div>`;
}
