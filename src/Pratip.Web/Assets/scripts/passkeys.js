// Asks the authenticator what the page has prepared and sends the answer with the page's own form. Without this file, or in
// a browser without passkeys, the page says what else there is.
const form = document.getElementById("passkey-form");
const button = document.getElementById("passkey-button");
const failed = document.getElementById("passkey-failed");

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const descriptors = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

// Browsers of before 2023 can do all this and lack only the functions that read and write the texts.
const readers = {
  create: (options) => ({ ...options, challenge: toBytes(options.challenge), user: { ...options.user, id: toBytes(options.user.id) }, excludeCredentials: descriptors(options.excludeCredentials) }),
  get: (options) => ({ ...options, challenge: toBytes(options.challenge), allowCredentials: descriptors(options.allowCredentials) }),
};

function write(credential) {
  const { response } = credential;
  const answer = { clientDataJSON: toText(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) {
      answer[part] = toText(response[part]);
    }
  }

  if (response.getTransports) {
    answer.transports = response.getTransports();
  }

  return JSON.stringify({ id: credential.id, type: credential.type, clientExtensionResults: credential.getClientExtensionResults(), response: answer });
}

if (form && window.PublicKeyCredential && navigator.credentials) {
  const verb = form.dataset.passkey;
  const publicKey = readers[verb](JSON.parse(form.dataset.options));
  let waiting = new AbortController();

  async function ask(more) {
    const credential = await navigator.credentials[verb]({ publicKey, ...more });
    form.elements.answer.value = write(credential);
    form.submit();
  }

  async function askNow(event) {
    event.preventDefault();
    failed.hidden = true;
    waiting.abort();
    waiting = new AbortController();
    try {
      await ask({ signal: waiting.signal });
    } catch {
      failed.hidden = false;
    }
  }

  document.getElementById("passkey-none").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", askNow);
  if (button) {
    button.hidden = false;
    button.addEventListener("click", askNow);
    // Offered among the names the browser would fill in, until the button is pressed.
    PublicKeyCredential.isConditionalMediationAvailable?.()
      .then((can) => can && ask({ mediation: "conditional", signal: waiting.signal }))
      .catch(() => {});
  }
}
