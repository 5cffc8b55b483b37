/* Makes a passkey, or proves that this browser has one. A form says which (data-passkey): it is shown only where the
   browser can, asks it, writes its answer in its hidden field and is sent. Without this script one signs in by a code. */

(() => {
  "use strict";

  if (!window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  /* What the server asks, with its texts as bytes. */
  const asked = ({ publicKey }) => {
    const credentials = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
    const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
    if (options.user) {
      options.user = { ...options.user, id: bytes(options.user.id) };
      options.excludeCredentials = credentials(options.excludeCredentials);
    } else {
      options.allowCredentials = credentials(options.allowCredentials);
    }
    return { publicKey: options };
  };

  /* What the browser answers, with its bytes as text. */
  const FIELDS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const answered = (credential) => {
    const response = {};
    for (const field of FIELDS) {
      if (credential.response[field]) {
        response[field] = text(credential.response[field]);
      }
    }
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    };
  };

  const acts = {
    make: async (form) => navigator.credentials.create(asked(JSON.parse(form.dataset.options))),
    prove: async (form) => {
      form.elements.credential.value = "";
      const options = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "error" });
      return navigator.credentials.get(asked(await options.json()));
    },
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    for (const absent of document.querySelectorAll("[data-passkey-absent]")) {
      absent.hidden = true;
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      if (!form.reportValidity()) {
        return;
      }
      try {
        const credential = await acts[form.dataset.passkey](form);
        form.elements.credential.value = JSON.stringify(answered(credential));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
