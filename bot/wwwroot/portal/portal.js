// The demo portal's part of the bargain: it knows who is signed in, and hands that over to the widget.
'use strict';
(() => {
  const key = 'portail.userToken';
  const pending = 'portail.openid';
  const element = (id) => document.getElementById(id);

  /** What the token says of its user; null when it is over or is none. */
  const read = (token) => {
    try {
      const bytes = Uint8Array.from(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
      const user = JSON.parse(new TextDecoder().decode(bytes));
      return user.exp * 1000 > Date.now() ? user : null;
    } catch {
      return null;
    }
  };

  const cell = (text, isAmount) => {
    const td = document.createElement('td');
    td.textContent = text ?? '';
    if (isAmount) td.className = 'amount';
    return td;
  };

  const fill = (list, rows) => {
    const columns = [...list.querySelectorAll('th')];
    list.querySelector('tbody').replaceChildren(
      ...rows.map((row) => {
        const tr = document.createElement('tr');
        tr.append(...columns.map((column) => cell(row[column.dataset.field], column.classList.contains('amount'))));
        return tr;
      }),
    );
    list.querySelector('.table').hidden = rows.length === 0;
    list.querySelector('.none').hidden = rows.length > 0;
    list.hidden = false;
  };

  /** Fills the tables of the page with what the portal has of the person; hides them from whoever is signed out. */
  const refresh = async () => {
    const token = sessionStorage.getItem(key);
    for (const list of document.querySelectorAll('.worklist')) {
      list.hidden ||= !token;
      if (!token) continue;
      try {
        const response = await fetch(`/portail/donnees/${list.dataset.source}`, { headers: { Authorization: `Bearer ${token}` } });
        if (response.ok) fill(list, await response.json());
      } catch {
        // Out of reach: what is shown stays, and the next message tries again.
      }
    }
  };

  const show = (token) => {
    const user = token && read(token);
    element('connexion').hidden = Boolean(user);
    element('connecte').hidden = !user;
    element('nom').textContent = user ? user.name : '';
  };

  const keep = (token) => {
    if (token) sessionStorage.setItem(key, token);
    else sessionStorage.removeItem(key);
    show(token);
    window.ClaudIA?.signIn(token);
    void refresh();
  };

  // Runs before the widget's script, which reads its tag's attributes once.
  const stored = sessionStorage.getItem(key);
  if (stored && read(stored)) {
    document.querySelector('script[src="/webchat/claudia.js"]').dataset.userToken = stored;
    show(stored);
    void refresh();
  }

  element('formulaire-connexion').addEventListener('submit', async (event) => {
    event.preventDefault();
    const error = element('erreur-connexion');
    error.textContent = '';
    try {
      const response = await fetch('/dev/sign-in', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ login: element('utilisateur').value }),
      });
      if (!response.ok) throw new Error(String(response.status));
      keep((await response.json()).userToken);
      element('connexion').open = false;
      element('deconnexion').focus();
    } catch {
      error.textContent = 'La connexion n’a pas abouti. Réessayez.';
    }
  });

  const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
  const client = { client_id: 'portail-demo', redirect_uri: `${location.origin}/` };

  /** To the authority, with the hash of a secret that only this tab has. */
  const leaveToSignIn = async () => {
    const verifier = random();
    const state = random();
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    sessionStorage.setItem(pending, JSON.stringify({ verifier, state, page: location.pathname }));
    const request = new URLSearchParams({
      ...client,
      response_type: 'code',
      scope: 'openid profile',
      state,
      code_challenge: base64url(new Uint8Array(hash)),
      code_challenge_method: 'S256',
    });
    location.assign(`/connect/authorize?${request}`);
  };

  /** Back from the authority: the code, together with the secret, becomes the token. */
  const comeBack = async (answer) => {
    const asked = JSON.parse(sessionStorage.getItem(pending) ?? '{}');
    sessionStorage.removeItem(pending);
    // A code that this tab did not ask for would sign its user in as somebody else.
    if (!asked.state || asked.state !== answer.get('state')) return;
    history.replaceState(null, '', location.pathname);
    const response = await fetch('/connect/token', {
      method: 'POST',
      body: new URLSearchParams({ ...client, grant_type: 'authorization_code', code: answer.get('code') ?? '', code_verifier: asked.verifier }),
    });
    if (!response.ok) throw new Error(String(response.status));
    sessionStorage.setItem(key, (await response.json()).access_token);
    location.replace(asked.page);
  };

  const failed = () => {
    element('connexion').open = true;
    element('erreur-connexion').textContent = 'La connexion n’a pas abouti. Réessayez.';
  };

  element('connexion-openid').addEventListener('click', () => void leaveToSignIn().catch(failed));
  const answer = new URLSearchParams(location.search);
  if (answer.has('state')) void comeBack(answer).catch(failed);

  element('deconnexion').addEventListener('click', () => {
    keep(null);
    element('connexion').querySelector('summary').focus();
  });

  element('connexion').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element('connexion').open) return;
    element('connexion').open = false;
    element('connexion').querySelector('summary').focus();
  });

  // What the assistant does shows at once: it has done it before it says so.
  let wait;
  document.addEventListener('claudia:message', () => {
    clearTimeout(wait);
    wait = setTimeout(() => void refresh(), 250);
  });

  // The assistant asks that the user sign in: show where.
  document.addEventListener('claudia:sign-in', (event) => {
    event.preventDefault();
    element('connexion').open = true;
    element('utilisateur').focus();
  });
})();
