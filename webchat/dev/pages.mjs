const strict =
  "default-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html; frame-src http:; report-uri /csp";

/** What a careless or an aggressive style sheet of a portal may say. */
const hostile = `* { all: unset !important; color: red !important; font: 40px/3 fantasy !important; letter-spacing: 1em !important }
dialog, button, textarea, [role=dialog] { display: none !important; position: absolute !important; width: 9px !important }
:root { --c-blue: red; --c-page: red; font-size: 62.5%; zoom: 1 }
claudia-chat { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: scale(3) !important }
claudia-chat, claudia-chat * { pointer-events: none !important; color-scheme: dark !important }`;

/**
 * Host pages of several kinds: `?tag=` the attributes of the script tag, `?body=` what else is on the page, `?frame=` the
 * page that is in a frame on it instead (`?sandbox=` with these rights only). `/nue` is a page of one word, `/nue?tag=` the
 * same with the widget.
 */
export function page(url, speech = '') {
  const query = url.searchParams;
  const attributes = query.get('tag') ?? '';
  const head = url.pathname === '/hostile' ? '<link rel="stylesheet" href="/hostile.css">' : '';
  if (url.pathname === '/hostile.css') return [200, hostile, { 'Content-Type': 'text/css' }];
  if (url.pathname === '/nue') return [200, bare(query.has('tag'))];
  if (query.has('frame')) return [200, framed(query), { 'Content-Security-Policy': strict }];
  if (url.pathname === '/page.css') return [200, css, { 'Content-Type': 'text/css' }];
  const html = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Portail</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">${head}
<script src="/webchat/claudia.js" defer ${attributes}></script>${query.has('twice') ? '<script src="/webchat/claudia.js?2" defer></script>' : ''}
</head>
<body>
<header><p>Portail de facturation</p></header>
<main><h1>Mes factures</h1><p>Une page du portail, avec ses formulaires.</p>
<p><label>Recherche <input name="recherche"></label> <a href="/suite">Page suivante</a></p>
<p class="low"><a href="/suite">Lien du bas</a></p></main>
${query.get('body') ?? ''}
</body></html>`;
  return [200, html, { 'Content-Security-Policy': strict + speech }];
}

const bare = (isWithWidget) => `<!doctype html><html lang="fr"><title>Nue</title><link rel="icon" href="data:,">
${isWithWidget ? '<script src="/webchat/claudia.js" defer></script>' : ''}<p>Bonjour</p></html>`;

const framed = (query) => `<!doctype html><html lang="fr"><title>Cadre</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<iframe title="Portail" src="${query.get('frame')}" width="700" height="700" ${query.has('sandbox') ? `sandbox="${query.get('sandbox')}"` : ''}></iframe></html>`;

const css = `body{margin:0;font:16px/1.5 'Liberation Sans',Arial,sans-serif;background:#f6f6f6;color:#161616}
header{padding:12px 24px;background:#fff;border-bottom:1px solid #ddd;font-weight:700}
main{max-width:900px;margin:24px auto;padding:0 24px}.low{position:fixed;right:40px;bottom:40px;margin:0}`;
