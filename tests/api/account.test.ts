// Accounts over HTTP: registering, proving an address, signing in, changing and forgetting.
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Client } from "./support/client.js";
import { mailsTo, nextMail, tokenIn } from "./support/mail.js";
import { newEmail, newPerson, password, recipe, savedRecipe, signedOut } from "./support/people.js";
import { Server } from "./support/server.js";

let server: Server;

beforeAll(async () => {
  server = await Server.start();
});
afterAll(async () => {
  expect((await server.stop()).code).toBe(0);
});

const registration = (changes: object = {}) => ({
  email: newEmail(), password, firstName: "Ann", lastName: "Cook", ...changes,
});
const otherPassword = "Another-Staple-8?";

async function newVerifiedPerson() {
  const person = await newPerson(server);
  const token = tokenIn(await nextMail(server, person.email), "verify-email");
  const verified = await person.client.post("/api/verify-email", { email: person.email, token });
  expect(verified.status).toBe(200);
  return person;
}

const signIn = async (email: string, secret: string) => {
  const client = new Client(server);
  return { client, answer: await client.post("/api/login", { email, password: secret }) };
};

/** Neither a hash nor a token is in any answer. */
const secrets = /password"|scrypt|argon2|verificationToken|resetToken/i;

describe("registering", () => {
  test("signs in, and tells nothing that is secret", async () => {
    const client = new Client(server);
    const body = registration({ email: "  Mixed.Case@Example.COM " });
    const answer = await client.post("/api/register", body);
    expect(answer.status).toBe(201);
    expect(answer.text).not.toMatch(secrets);
    expect(answer.json).toMatchObject({
      requiresVerification: true,
      user: { firstName: "Ann", lastName: "Cook", emailVerified: false, subscriptionTier: "free" },
    });
    expect(answer.json.user.id).toMatch(/^[a-z][a-z0-9]{23}$/);
    const me = await client.get("/api/user");
    expect(me.status).toBe(200);
    expect(Object.keys(me.json)).toEqual(["id", "email", "firstName", "lastName", "emailVerified", "authProvider"]);
    const full = await client.get("/api/auth/user");
    expect(full.json).toMatchObject(me.json);
    expect(full.text).not.toMatch(secrets);
  });

  test.each([
    [{ email: "" }, "All fields are required"],
    [{ password: undefined }, "All fields are required"],
    [{ firstName: "" }, "All fields are required"],
    [{ password: "Short-1!" }, "Password must be at least 12 characters long"],
    [{ password: "all-lower-case-1" }, "Password must contain uppercase, lowercase, numbers, and special characters"],
    [{ password: "NoSpecialCharacter1" }, "Password must contain uppercase, lowercase, numbers, and special characters"],
  ])("with %j is 400 in the old client's words", async (wrong, message) => {
    const answer = await new Client(server).post("/api/register", registration(wrong));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ message });
  });

  test.each([
    ["email", "no address"],
    ["email", "a@b@c"],
    ["email", `${"x".repeat(250)}@example.com`],
    ["firstName", "x".repeat(101)],
    ["lastName", "x".repeat(101)],
    ["password", `${password}${"x".repeat(128)}`],
  ])("with %s = %j is 422 and names the field", async (field, value) => {
    const answer = await new Client(server).post("/api/register", registration({ [field]: value }));
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.errors)).toEqual([field]);
  });

  test("an address that is taken is 400, however it is spelled", async () => {
    const { email } = await newPerson(server);
    for (const same of [email, email.toUpperCase(), ` ${email} `]) {
      const answer = await new Client(server).post("/api/register", registration({ email: same }));
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({ message: "An account with this email already exists" });
    }
  });
});

describe("signing in", () => {
  test("needs a proven address, and only says so with the right password", async () => {
    const { email, client } = await newPerson(server);
    const early = await signIn(email, password);
    expect(early.answer.status).toBe(401);
    expect(early.answer.json).toEqual({ message: "Please verify your email before logging in" });
    const wrong = await signIn(email, "Wrong-Password-1!");
    expect(wrong.answer.json).toEqual({ message: "Invalid email or password" });
    const token = tokenIn(await nextMail(server, email), "verify-email");
    const forged = await client.post("/api/verify-email", { email, token: `${token}x` });
    expect(forged.status).toBe(400);
    expect(forged.json).toEqual({ message: "Invalid or expired verification token" });
    const verified = await client.post("/api/verify-email", { email, token });
    expect(verified.status).toBe(200);
    expect(verified.json).toEqual({ message: "Email verified successfully. You can now log in." });
    expect((await client.post("/api/verify-email", { email, token })).status, "a token works once").toBe(400);
    const late = await signIn(email.toUpperCase(), password);
    expect(late.answer.status).toBe(200);
    expect(late.answer.json).toMatchObject({ email, emailVerified: true });
    expect((await late.client.get("/api/user")).json).toEqual(late.answer.json);
  });

  test("with missing or wrong credentials is 401", async () => {
    for (const body of [{}, { email: "a@example.com" }, { password }, { email: "", password: "" }]) {
      const answer = await new Client(server).post("/api/login", body);
      expect(answer.status).toBe(401);
      expect(answer.json).toEqual({ message: "Missing credentials" });
    }
    const unknown = await signIn("nobody@example.com", password);
    expect(unknown.answer.status).toBe(401);
    expect(unknown.answer.json).toEqual({ message: "Invalid email or password" });
  });

  test("is locked after five failures, known address or not", async () => {
    const known = await newVerifiedPerson();
    for (const email of [known.email, newEmail()]) {
      for (let i = 0; i < 5; ++i) expect((await signIn(email, "Wrong-Password-1!")).answer.status).toBe(401);
      const locked = await signIn(email, password);
      expect(locked.answer.status).toBe(429);
      expect(Number(locked.answer.headers["retry-after"])).toBeGreaterThan(0);
      expect(Number(locked.answer.headers["retry-after"])).toBeLessThanOrEqual(900);
    }
  });

  test("ends with signing out", async () => {
    const { email } = await newVerifiedPerson();
    const { client } = await signIn(email, password);
    const out = await client.post("/api/logout");
    expect(out.json).toEqual({ message: "Logged out successfully" });
    expect(client.cookie).toBeUndefined();
    expect((await client.get("/api/user")).json).toEqual({ message: "Not authenticated" });
    expect((await client.post("/api/logout")).status, "again").toBe(200);
    const byLink = await client.get("/api/logout");
    expect(byLink.status).toBe(302);
    expect(byLink.headers.location).toBe("/");
  });
});

describe("a forgotten password", () => {
  test("is replaced with the mailed token, once, and ends all sessions", async () => {
    const { email, client } = await newVerifiedPerson();
    const asked = await new Client(server).post("/api/auth/forgot-password", { email });
    const unknown = await new Client(server).post("/api/auth/forgot-password", { email: newEmail() });
    expect(asked.status).toBe(200);
    expect(unknown.status).toBe(200);
    expect(unknown.json).toEqual(asked.json);
    const token = tokenIn(await nextMail(server, email, 1), "reset-password");
    const weak = await new Client(server).post("/api/auth/reset-password", { token, password: "weak" });
    expect(weak.status).toBe(400);
    const reset = await new Client(server).post("/api/auth/reset-password", { token, password: otherPassword });
    expect(reset.status).toBe(200);
    const again = await new Client(server).post("/api/auth/reset-password", { token, password: otherPassword });
    expect(again.status).toBe(400);
    expect(again.json).toEqual({ message: "Invalid or expired reset token" });
    expect(await signedOut(() => client.get("/api/user"))).toBe(true);
    expect((await signIn(email, password)).answer.status).toBe(401);
    expect((await signIn(email, otherPassword)).answer.status).toBe(200);
  });
});

describe("the profile", () => {
  test("changes in the fields that are a person's own, and no others", async () => {
    const { client } = await newPerson(server);
    const before = (await client.get("/api/auth/user")).json;
    const changes = {
      firstName: "Anna", lastName: "Koch", bio: "Cooks.", dietaryPreferences: ["vegan"], allergies: ["peanuts"],
      emailNotifications: false, darkMode: true,
    };
    const forbidden = {
      id: "x", email: "evil@example.com", emailVerified: true, subscriptionTier: "pro", subscriptionStatus: "x",
      password: "x", emailVerificationToken: "x", createdAt: "x", authProvider: "x", PK: "x",
    };
    const changed = await client.patch("/api/user/profile", { ...changes, ...forbidden });
    expect(changed.status).toBe(200);
    expect(changed.json).toEqual({ ...before, ...changes, updatedAt: changed.json.updatedAt });
    expect((await client.get("/api/auth/user")).json).toEqual(changed.json);
    const cleared = await client.patch("/api/user/profile", { bio: null });
    expect(cleared.json.bio).toBeNull();
  });

  test.each([
    ["firstName", ""], ["firstName", 1], ["lastName", "x".repeat(101)], ["bio", "x".repeat(501)],
    ["dietaryPreferences", "vegan"], ["dietaryPreferences", [1]], ["allergies", "nuts"], ["emailNotifications", "yes"], ["darkMode", 1],
    ["profileImageUrl", "https://evil.example/x.png"],
  ])("with %s = %j is 422", async (field, value) => {
    const { client } = await newPerson(server);
    const answer = await client.patch("/api/user/profile", { [field]: value });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.errors)).toEqual([field]);
  });
});

describe("password and address", () => {
  test("change with the password; other devices are signed out", async () => {
    const { email, client } = await newVerifiedPerson();
    const other = await signIn(email, password);
    const wrong = await client.post("/api/user/password", { currentPassword: "x", newPassword: otherPassword });
    expect(wrong.status).toBe(403);
    const weak = await client.post("/api/user/password", { currentPassword: password, newPassword: "weak" });
    expect(weak.status).toBe(400);
    const changed = await client.post("/api/user/password", { currentPassword: password, newPassword: otherPassword });
    expect(changed.status).toBe(200);
    expect((await client.get("/api/user")).status).toBe(200);
    expect(await signedOut(() => other.client.get("/api/user"))).toBe(true);

    const newAddress = newEmail();
    const refused = await client.post("/api/user/email", { password, newEmail: newAddress });
    expect(refused.status).toBe(403);
    const asked = await client.post("/api/user/email", { password: otherPassword, newEmail: newAddress });
    expect(asked.status).toBe(200);
    expect((await client.get("/api/user")).json.email).toBe(email);
    const token = tokenIn(await nextMail(server, newAddress), "verify-email");
    expect((await client.post("/api/verify-email", { email: newAddress, token })).status).toBe(200);
    expect((await client.get("/api/user")).json.email).toBe(newAddress);
    expect((await signIn(newAddress, otherPassword)).answer.status).toBe(200);
    expect((await signIn(email, otherPassword)).answer.status).toBe(401);
    const freed = await new Client(server).post("/api/register", registration({ email }));
    expect(freed.status, "the old address is free").toBe(201);
  });

  test("of somebody else is not mailed to", async () => {
    const taken = await newPerson(server);
    await nextMail(server, taken.email);
    const { client } = await newPerson(server);
    const asked = await client.post("/api/user/email", { password, newEmail: taken.email });
    expect(asked.status).toBe(200);
    expect(mailsTo(server, taken.email)).toHaveLength(1);
  });
});

describe("devices", () => {
  test("are listed, and signed out one by one or all others", async () => {
    const { email, client } = await newVerifiedPerson();
    const second = await signIn(email, password);
    const third = await signIn(email, password);
    const list = await client.get("/api/user/sessions");
    expect(list.json).toHaveLength(3);
    expect(list.json.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const cookies = [client.cookie, second.client.cookie].map((cookie) => decodeURIComponent(cookie ?? "").slice(2, 34));
    for (const id of cookies) expect(list.text).not.toContain(id);
    const secondId = (await second.client.get("/api/user/sessions")).json.find((one: { current: boolean }) => one.current).id;
    expect((await client.delete(`/api/user/sessions/${secondId}`)).status).toBe(204);
    expect((await client.delete(`/api/user/sessions/${secondId}`)).status).toBe(404);
    expect(await signedOut(() => second.client.get("/api/user"))).toBe(true);
    expect((await client.delete("/api/user/sessions")).status).toBe(204);
    expect(await signedOut(() => third.client.get("/api/user"))).toBe(true);
    expect((await client.get("/api/user/sessions")).json).toHaveLength(1);
  });
});

describe("everything of a person's", () => {
  test("is exported, without what is secret", async () => {
    const { client } = await newPerson(server);
    const saved = await client.post("/api/recipes", recipe());
    const exported = await client.get("/api/user/export");
    expect(exported.status).toBe(200);
    expect(exported.headers["content-disposition"]).toMatch(/^attachment/);
    expect(exported.json.user).toEqual((await client.get("/api/auth/user")).json);
    expect(exported.json.recipes).toEqual([saved.json]);
    expect(exported.json.sessions).toHaveLength(1);
    expect(exported.text).not.toMatch(secrets);
  });

  test("is deleted with the password, and the address is free again", async () => {
    const person = await newPerson(server);
    await savedRecipe(person);
    const wrong = await person.client.delete("/api/user/account", { password: "x" });
    expect(wrong.status).toBe(403);
    const deleted = await person.client.delete("/api/user/account", { password });
    expect(deleted.status).toBe(200);
    expect(person.client.cookie).toBeUndefined();
    const again = await newPerson(server, person.email);
    expect((await again.client.get("/api/recipes")).json).toEqual([]);
    expect(again.id).not.toBe(person.id);
  });
});
