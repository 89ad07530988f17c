// Commands to the server. A failure is an Error whose message can be shown.

export async function post(path, body = {}) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The course does not answer. Is `course start` still running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(answer.message ?? `The course answered ${response.status}.`);
    error.status = response.status;
    throw error;
  }
  return answer;
}
