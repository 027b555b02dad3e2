import { expect, test } from 'vitest';
import { file, message, TestWorld } from './test-world';

const unsigned = (claims: object): string => `x.${btoa(JSON.stringify(claims))}.x`;

test('opens a conversation, and posts nothing by itself', async () => {
  const world = new TestWorld();
  world.makeClient().start();
  await world.pass(0);
  world.sockets[0]?.events.opened();
  expect(world.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/webchat/token',
    'POST /v3/directline/conversations',
  ]);
  expect(world.statuses).toEqual(['online']);
});

test('resumes: reads the history, then listens from its end', async () => {
  const world = new TestWorld();
  world.session = { conversationId: 'c1', token: 'kept', expiresAt: world.now() + 1_800_000 };
  world.answer = (request) =>
    request.path.endsWith('?watermark=') && request.path.includes('activities')
      ? [200, { activities: [{ type: 'message', id: '1', text: 'Bonjour' }], watermark: '7' }]
      : world.usualAnswer(request);
  world.makeClient().start();
  await world.pass(0);
  expect(world.received.map(({ origin }) => origin)).toEqual(['history']);
  expect(world.requests.at(-1)?.path).toBe('/v3/directline/conversations/c1?watermark=7');
});

test('posts the same id again after a lost network, and then once', async () => {
  const world = new TestWorld();
  const client = world.makeClient();
  client.start();
  await world.pass(0);
  let failures = 3;
  world.answer = (request) =>
    request.path.endsWith('/activities') && failures-- > 0 ? 'unreachable' : world.usualAnswer(request);
  client.send(message('Bonjour', 'a'));
  await world.pass(10_000);
  expect(
    world.posts.map(({ body }) => (body as { channelData: { clientActivityID: string } }).channelData.clientActivityID),
  ).toEqual(['a', 'a', 'a', 'a']);
  expect(world.deliveries).toEqual(['sending', 'waiting', 'waiting', 'sent']);
  expect(world.unsent).toEqual([]);
});

test('honours Retry-After, and keeps the order', async () => {
  const world = new TestWorld();
  const client = world.makeClient();
  client.start();
  await world.pass(0);
  let isFirst = true;
  world.answer = (request) => {
    if (!request.path.endsWith('/activities') || !isFirst) return world.usualAnswer(request);
    isFirst = false;
    return [429, { error: { code: 'TooManyRequests' } }, { 'Retry-After': '20' }];
  };
  client.send(message('un', 'a'));
  client.send(message('deux', 'b'));
  await world.pass(19_000);
  expect(world.posts.length).toBe(1);
  await world.pass(2_000);
  expect(world.posts.map(({ body }) => (body as { text: string }).text)).toEqual(['un', 'un', 'deux']);
});

test('a refusal waits for a person and holds nobody up', async () => {
  const world = new TestWorld();
  const client = world.makeClient();
  client.start();
  await world.pass(0);
  let isFirst = true;
  world.answer = (request) => {
    if (!request.path.endsWith('/activities') || !isFirst) return world.usualAnswer(request);
    isFirst = false;
    return [413, {}];
  };
  client.send(message('trop long', 'a'));
  client.send(message('court', 'b'));
  await world.pass(60_000);
  expect(world.deliveries).toEqual(['sending', 'sending', 'refused', 'sent']);
  client.retry('a');
  await world.pass(0);
  expect(world.deliveries.at(-1)).toBe('sent');
});

test('a file goes as a form, and again as the same one', async () => {
  const world = new TestWorld();
  const client = world.makeClient();
  client.start();
  await world.pass(0);
  let failures = 2;
  world.answer = (request) =>
    request.path.includes('/upload') && failures-- > 0 ? 'unreachable' : world.usualAnswer(request);
  client.send(file('décompte.pdf', 'a'), { name: 'décompte.pdf', content: new Blob(['%PDF-1.7']) });
  await world.pass(10_000);
  const uploads = world.requests.filter(({ path }) => path.includes('/upload'));
  expect(uploads.map(({ path }) => path)).toEqual(Array(3).fill('/v3/directline/conversations/c1/upload?userId=dl_1'));
  for (const { body } of uploads) {
    const form = body as FormData;
    const [activity, content] = [form.get('activity') as File, form.get('file') as File];
    expect(activity.type).toBe('application/vnd.microsoft.activity');
    expect(JSON.parse(await activity.text())).toMatchObject({
      type: 'message',
      from: { id: 'dl_1', role: 'user' },
      channelData: { clientActivityID: 'a' },
    });
    expect([content.name, await content.text()]).toEqual(['décompte.pdf', '%PDF-1.7']);
  }
  expect(world.deliveries).toEqual(['sending', 'waiting', 'sent']);
});

test('a file that an earlier page could not send is lost, and that is said once', async () => {
  const world = new TestWorld();
  world.unsent = [file('décompte.pdf', 'a'), message('Bonjour', 'b')];
  world.makeClient().start();
  await world.pass(1_000);
  expect(world.deliveries).toEqual(['lost', 'sending', 'sent']);
  expect(world.unsent).toEqual([]);
});

test('an expired token is exchanged once, and the request repeated', async () => {
  const world = new TestWorld();
  world.session = { conversationId: 'c1', token: 'old', expiresAt: 0 };
  world.answer = (request) =>
    request.token === 'old' ? [403, { error: { code: 'TokenExpired' } }] : world.usualAnswer(request);
  world.makeClient().start();
  await world.pass(0);
  expect(world.requests[1]).toMatchObject({ path: '/api/webchat/token', body: { token: 'old' } });
  expect(world.session.conversationId).toBe('c1');
  expect(world.statuses).toEqual(['online']);
});

test('a conversation that the service forgot makes room for a new one', async () => {
  const world = new TestWorld();
  world.session = { conversationId: 'gone', token: 'kept', expiresAt: world.now() + 1_800_000 };
  world.answer = (request) => (request.path.includes('/gone') ? [404, {}] : world.usualAnswer(request));
  world.makeClient().start();
  await world.pass(2_000);
  expect(world.session.conversationId).toBe('c1');
  expect(world.restarts).toBe(2);
});

test('refreshes before the token expires', async () => {
  const world = new TestWorld();
  world.makeClient().start();
  await world.pass(0);
  world.sockets[0]?.events.opened();
  await world.pass(1_000_000);
  expect(world.requests.filter(({ path }) => path.endsWith('/tokens/refresh')).length).toBe(1);
});

test('binds the conversation to whoever signs in midway', async () => {
  const world = new TestWorld();
  const client = world.makeClient();
  client.start();
  await world.pass(0);
  const token = world.session?.token;
  const userToken = unsigned({ sub: 'jeanne' });
  client.signIn(userToken);
  await world.pass(0);
  const bind = world.requests.find(({ body }) => (body as { userToken?: string } | undefined)?.userToken);
  expect(bind).toMatchObject({ token, body: { userToken, conversationId: 'c1' } });
  expect(world.session?.subject).toBe('jeanne');
});

test('ends the sign-in at the service when the person signs out', async () => {
  const world = new TestWorld();
  const client = world.makeClient(unsigned({ sub: 'jeanne' }));
  client.start();
  await world.pass(0);
  const token = world.session?.token;
  client.signIn(undefined);
  await world.pass(0);
  expect(world.requests.find(({ path }) => path === '/api/webchat/sign-out')).toMatchObject({ method: 'POST', token });
  expect(world.session?.token).not.toBe(token);
});

test('a stranger who leaves has no sign-in to end', async () => {
  const world = new TestWorld();
  const client = world.makeClient();
  client.start();
  await world.pass(0);
  client.signIn(undefined);
  await world.pass(0);
  expect(world.requests.some(({ path }) => path === '/api/webchat/sign-out')).toBe(false);
});

test.each([200, 401])(
  'proves the sign-in again with an old token, and does without when refused (%i)',
  async (status) => {
    const world = new TestWorld();
    const userToken = unsigned({ sub: 'jeanne' });
    world.session = { conversationId: 'c1', token: 'old', expiresAt: world.now() - 1, subject: 'jeanne' };
    world.answer = (request) => {
      if (request.token === 'old') return [403, { error: { code: 'TokenExpired' } }];
      if ((request.body as { userToken?: string } | undefined)?.userToken && status !== 200) return [status, {}];
      return world.usualAnswer(request);
    };
    world.makeClient(userToken).start();
    await world.pass(1_000);
    const exchanges = world.requests.filter(({ body }) => (body as { token?: string } | undefined)?.token === 'old');
    expect(exchanges.map(({ body }) => body)).toEqual([
      { token: 'old', userToken },
      ...(status === 200 ? [] : [{ token: 'old' }]),
    ]);
    expect(world.session).toMatchObject({ conversationId: 'c1', subject: 'jeanne' });
  },
);

test('leaves the conversation of somebody else alone', async () => {
  const world = new TestWorld();
  world.session = { conversationId: 'theirs', token: 'kept', expiresAt: world.now() + 1_800_000, subject: 'paul' };
  world.unsent = [message('de Paul', 'p')];
  world.answer = (request) =>
    (request.body as { conversationId?: string } | undefined)?.conversationId === 'theirs'
      ? [403, { error: { code: 'BadArgument' } }]
      : world.usualAnswer(request);
  world.makeClient(unsigned({ sub: 'jeanne' })).start();
  await world.pass(1_000);
  expect(world.session).toMatchObject({ conversationId: 'c1', subject: 'jeanne' });
  expect(world.posts).toEqual([]);
  expect(world.requests.every(({ path }) => !path.includes('theirs'))).toBe(true);
});

test('a sign-in that is refused keeps nobody from asking', async () => {
  const world = new TestWorld();
  world.answer = (request) =>
    (request.body as { userToken?: string } | undefined)?.userToken ? [401, {}] : world.usualAnswer(request);
  world.makeClient(unsigned({ sub: 'jeanne' })).start();
  await world.pass(0);
  expect(world.statuses).toEqual(['online']);
});

test('polls where sockets are refused', async () => {
  const world = new TestWorld();
  world.hasSockets = false;
  world.makeClient().start();
  await world.pass(10_000);
  const polls = world.requests.filter(({ method, path }) => method === 'GET' && path.includes('/activities'));
  expect(polls.length).toBeGreaterThan(4);
  expect(world.statuses).toEqual(['online']);
});

test('frames that are no activities are nothing', async () => {
  const world = new TestWorld();
  world.makeClient().start();
  await world.pass(0);
  const events = world.sockets[0]?.events;
  events?.opened();
  for (const frame of ['', '{', '{"hello":1}', 'null', 42]) events?.received(frame);
  events?.received('{"activities":[{"type":"typing"}]}');
  expect(world.received.map(({ activity }) => activity.type)).toEqual(['typing']);
});

test('an outage is told once and ends by itself', async () => {
  const world = new TestWorld();
  world.answer = () => 'unreachable';
  world.makeClient().start();
  await world.pass(60_000);
  const tries = world.requests.length;
  expect(world.statuses).toEqual(['offline']);
  expect(tries).toBeLessThan(12);
  world.answer = (request) => world.usualAnswer(request);
  await world.pass(31_000);
  expect(world.statuses).toEqual(['offline', 'online']);
});

test('asks the page who is there before each connection, and leaves the conversation of who is gone', async () => {
  const world = new TestWorld();
  world.portalToken = unsigned({ sub: 'jeanne' });
  world.makeClient().start();
  await world.pass(0);
  expect(world.requests[0]?.body).toEqual({ userToken: world.portalToken });
  expect(world.session?.subject).toBe('jeanne');
  world.portalToken = null;
  world.makeClient().start();
  await world.pass(0);
  expect(world.session?.subject).toBeUndefined();
});
