const strict = "default-src 'self'; report-uri /csp";

/** Host pages of several kinds: `?tag=` the attributes of the script tag, `?body=` what else is on the page. */
export function page(url, speech = '') {
  const query = url.searchParams;
  const attributes = query.get('tag') ?? '';
  const head = url.pathname === '/hostile' ? '<link rel="stylesheet" href="/hostile.css">' : '';
  if (url.pathname === '/hostile.css') {
    return [
      200,
      '* { all: unset !important; color: red !important } claudia-chat { display: none !important; opacity: 0 !important }',
      { 'Content-Type': 'text/css' },
    ];
  }
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
  return [200, html, { 'Content-Security-Policy': `${strict}; img-src 'self' data:${speech}` }];
}

const css = `body{margin:0;font:16px/1.5 'Liberation Sans',Arial,sans-serif;background:#f6f6f6;color:#161616}
header{padding:12px 24px;background:#fff;border-bottom:1px solid #ddd;font-weight:700}
main{max-width:900px;margin:24px auto;padding:0 24px}.low{position:fixed;right:40px;bottom:40px;margin:0}`;
