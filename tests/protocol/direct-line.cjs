// The published client, unmodified, holds the main conversation. One JSON line an event on the output; before the address it waits
// for a line on the input, so that the test can kill the service in between.
//   node direct-line.cjs <service address> <socket|polling>
"use strict";

globalThis.XMLHttpRequest = require("xhr2");
globalThis.WebSocket = require("ws");
const { DirectLine, ConnectionStatus } = require("botframework-directlinejs");

const [domain, mode] = process.argv.slice(2);
const wish = "je ne trouve pas le mail avec le lien pour activer mon compte";
const address = "xaviere.bretinval@fournitures.example";
const webSocket = mode === "socket";

const seen = [];
const waiting = [];
const statuses = [];
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

function arrived(activity) {
  if (activity.type === "typing") {
    return;
  }
  seen.push(activity);
  for (const wait of waiting.splice(0)) {
    wait();
  }
}

async function until(condition) {
  while (!seen.some(condition)) {
    await new Promise((resolve) => waiting.push(resolve));
  }
}

// The client waits 3 to 15 s before it reconnects: the draw is made the shortest, as its constructor allows.
function connect(options) {
  const directLine = new DirectLine(
    { domain: `${domain}/v3/directline`, webSocket, pollingInterval: 200, ...(webSocket ? { random: () => 0 } : {}), ...options },
  );
  directLine.connectionStatus$.subscribe((status) => statuses.push(ConnectionStatus[status]));
  directLine.activity$.subscribe(arrived, (error) => String(error).includes("conversation ended") || tell({ event: "lost", message: String(error) }));
  return directLine;
}

/** What pages do: "retry" means the same activity, with the same client id, once more. */
async function post(client, text) {
  const activity = { type: "message", text, from: { id: "page", role: "bot" }, channelData: { clientActivityID: `id of ${text}`, nested: { a: [1, null] } } };
  for (;;) {
    const id = await new Promise((resolve, reject) => client().postActivity(activity).subscribe(resolve, reject));
    if (id !== "retry") {
      return id;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const answers = (id) => (activity) => activity.replyToId === id && activity.inputHint !== "ignoringInput";

async function main() {
  const given = await (await fetch(`${domain}/api/webchat/token`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" })).json();
  let directLine = connect({ token: given.token });
  await until((activity) => activity.from.role === "bot");
  const wished = await post(() => directLine, wish);
  await until(answers(wished));
  tell({ event: "asked" });

  await new Promise((resolve) => process.stdin.once("data", resolve));
  if (!webSocket) {
    // A poll that fails ends the client's polling for good: a page begins again, as it does after a reload.
    directLine.end();
    const token = directLine.token;
    directLine = connect({ token, conversationId: given.conversationId, watermark: directLine.watermark });
  }
  const addressed = await post(() => directLine, address);
  await until(answers(addressed));
  tell({ event: "done", wished, addressed, statuses, userId: given.userId, seen });
  directLine.end();
  process.exit(0);
}

main().catch((error) => {
  tell({ event: "failed", message: String(error?.stack ?? error) });
  process.exit(1);
});
