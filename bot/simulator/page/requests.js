/* What the page asks of the simulator: acts go out, its answers come back, refusals as a `RequestError` in its words. */

export class RequestError extends Error {
  /* `status` 0: the simulator can't be reached. */
  constructor(reason, status) {
    super(reason);
    this.status = status;
  }
}

export function fetchState() {
  return request("state");
}

export function act(name, body) {
  return request(name, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export function upload(file, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) form.append(name, value);
  form.append("file", file, file.name);
  return request("files", { method: "POST", body: form });
}

async function request(name, options = {}) {
  let response;
  try {
    response = await fetch(`/people/${name}`, options);
  } catch {
    throw new RequestError("", 0);
  }
  const answer = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new RequestError(answer.error ?? response.statusText, response.status);
  return answer;
}
