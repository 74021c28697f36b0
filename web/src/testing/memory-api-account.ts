// Registration, sessions, profile and usage of the API in memory.
import type { Call, MemoryState, Route, StoredUser } from "./memory-api";
import { failure, invalid, json, sessionCookie, timestamp } from "./memory-api";

const lockedAfterFailures = 5;
const clearedCookie = { "Set-Cookie": "flavorbot.sid=; Path=/; Max-Age=0" };

function text(call: Call, field: string): string {
  const value = call.body[field];
  return typeof value === "string" ? value : "";
}

function address(call: Call, field = "email"): string {
  return text(call, field).trim().toLowerCase();
}

function signedIn({ user }: Call): StoredUser {
  if (!user) throw new Error("the dispatcher lets only signed-in users through");
  return user;
}

function short({ user }: StoredUser) {
  const { id, email, firstName, lastName, emailVerified, authProvider } = user;
  return { id, email, firstName, lastName, emailVerified, authProvider };
}

export function startSession(state: MemoryState, userId: string, userAgent: string): string {
  const now = timestamp(state);
  const id = `session-${state.nextId++}`;
  state.sessions.push({
    id,
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(Date.parse(now) + 86_400_000).toISOString(),
    userAgent,
    ipAddress: "127.0.0.1",
    current: false,
  });
  return id;
}

function mailToken(
  state: MemoryState,
  kind: "verify" | "reset",
  stored: StoredUser,
  email: string,
): void {
  const token = `token${state.nextId++}`;
  state.tokens.push({ token, kind, userId: stored.user.id, email });
  const link =
    kind === "verify"
      ? `/verify-email?email=${encodeURIComponent(email)}&token=${token}`
      : `/reset-password?token=${token}`;
  state.mails.push({ to: email, link });
}

function weakness(password: string): string | null {
  if (password.length < 12) return "Password must be at least 12 characters long";
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*(),.?":{}|<>]/];
  return kinds.every((kind) => kind.test(password))
    ? null
    : "Password must contain uppercase, lowercase, numbers, and special characters";
}

function register(call: Call): Response {
  const { state } = call;
  const email = address(call);
  const [firstName, lastName] = [text(call, "firstName").trim(), text(call, "lastName").trim()];
  if (!email || !firstName || !lastName || !text(call, "password"))
    return failure(400, "All fields are required");
  const weak = weakness(text(call, "password"));
  if (weak) return failure(400, weak);
  if (!email.includes("@")) return invalid({ email: "Enter a valid email address" });
  if (state.users.some((one) => one.user.email === email)) {
    return failure(400, "An account with this email already exists");
  }
  const now = timestamp(state);
  const stored: StoredUser = {
    password: text(call, "password"),
    user: {
      id: `user${state.nextId++}`,
      email,
      firstName,
      lastName,
      emailVerified: false,
      authProvider: "email",
      subscriptionTier: "free",
      subscriptionStatus: "active",
      emailNotifications: true,
      dietaryPreferences: [],
      darkMode: false,
      createdAt: now,
      updatedAt: now,
    },
  };
  state.users.push(stored);
  mailToken(state, "verify", stored, email);
  const id = startSession(state, stored.user.id, call.request.headers.get("User-Agent") ?? "");
  return json(
    201,
    { message: "Registered", user: stored.user, requiresVerification: true },
    sessionCookie(id),
  );
}

function login(call: Call): Response {
  const { state } = call;
  const email = address(call);
  const failures = state.failures[email] ?? 0;
  if (failures >= lockedAfterFailures) {
    return json(
      429,
      { message: "Too many failed logins. Try again in 15 minutes." },
      { "Retry-After": "900" },
    );
  }
  const stored = state.users.find((one) => one.user.email === email);
  if (stored?.password !== text(call, "password")) {
    state.failures[email] = failures + 1;
    return failure(401, "Invalid email or password");
  }
  if (!stored.user.emailVerified) return failure(401, "Please verify your email before logging in");
  const id = startSession(state, stored.user.id, call.request.headers.get("User-Agent") ?? "");
  return json(200, short(stored), sessionCookie(id));
}

function verifyEmail(call: Call): Response {
  const { state } = call;
  const found = state.tokens.find(
    (one) =>
      one.kind === "verify" && one.token === text(call, "token") && one.email === address(call),
  );
  const stored = state.users.find((one) => one.user.id === found?.userId);
  if (!found || !stored) return failure(400, "Invalid or expired verification token");
  state.tokens = state.tokens.filter((one) => one !== found);
  stored.user = { ...stored.user, email: found.email, emailVerified: true };
  return json(200, { message: "Email verified successfully. You can now log in." });
}

function resetPassword(call: Call): Response {
  const { state } = call;
  const found = state.tokens.find(
    (one) => one.kind === "reset" && one.token === text(call, "token"),
  );
  const stored = state.users.find((one) => one.user.id === found?.userId);
  if (!found || !stored) return failure(400, "Invalid or expired reset token");
  const weak = weakness(text(call, "password"));
  if (weak) return failure(400, weak);
  state.tokens = state.tokens.filter((one) => one !== found);
  stored.password = text(call, "password");
  state.sessions = state.sessions.filter((one) => one.userId !== stored.user.id);
  return json(200, { message: "Password changed" });
}

const profileFields = [
  "firstName",
  "lastName",
  "bio",
  "dietaryPreferences",
  "allergies",
  "emailNotifications",
  "darkMode",
  "profileImageUrl",
];

function updateProfile(call: Call): Response {
  const stored = signedIn(call);
  const changes = Object.fromEntries(
    Object.entries(call.body).filter(([field]) => profileFields.includes(field)),
  );
  if (typeof changes.bio === "string" && changes.bio.length > 500) {
    return invalid({ bio: "Must be at most 500 characters" });
  }
  stored.user = { ...stored.user, ...changes, updatedAt: timestamp(call.state) };
  return json(200, stored.user);
}

function withPassword(field: string, run: (call: Call, stored: StoredUser) => Response) {
  return (call: Call): Response => {
    const stored = signedIn(call);
    return stored.password === text(call, field)
      ? run(call, stored)
      : failure(403, "The password is wrong");
  };
}

function endSessions(call: Call, which: (session: { id: string }) => boolean): void {
  const { id } = signedIn(call).user;
  call.state.sessions = call.state.sessions.filter((one) => one.userId !== id || !which(one));
}

function sessionsOf(call: Call) {
  const { id } = signedIn(call).user;
  return call.state.sessions
    .filter((one) => one.userId === id)
    .map(({ userId: _userId, ...session }) => ({
      ...session,
      current: session.id === call.sessionId,
    }));
}

export const accountRoutes: readonly Route[] = [
  ["POST", "/api/register", register],
  ["POST", "/api/login", login],
  [
    "POST",
    "/api/logout",
    (call) => {
      call.state.sessions = call.state.sessions.filter((one) => one.id !== call.sessionId);
      return json(200, { message: "Logged out successfully" }, clearedCookie);
    },
  ],
  ["POST", "/api/verify-email", verifyEmail],
  [
    "POST",
    "/api/auth/send-verification",
    (call) => {
      const stored = call.user ?? call.state.users.find((one) => one.user.email === address(call));
      if (stored && !stored.user.emailVerified)
        mailToken(call.state, "verify", stored, stored.user.email);
      return json(200, { message: "Sent" });
    },
  ],
  [
    "POST",
    "/api/auth/forgot-password",
    (call) => {
      const stored = call.state.users.find((one) => one.user.email === address(call));
      if (stored) mailToken(call.state, "reset", stored, stored.user.email);
      return json(200, { message: "Sent" });
    },
  ],
  ["POST", "/api/auth/reset-password", resetPassword],
  ["GET", "/api/user", (call) => json(200, short(signedIn(call)))],
  ["GET", "/api/auth/user", (call) => json(200, signedIn(call).user)],
  ["PATCH", "/api/user/profile", updateProfile],
  [
    "POST",
    "/api/user/password",
    withPassword("currentPassword", (call, stored) => {
      const weak = weakness(text(call, "newPassword"));
      if (weak) return failure(400, weak);
      stored.password = text(call, "newPassword");
      endSessions(call, (one) => one.id !== call.sessionId);
      return json(200, { message: "Password changed" });
    }),
  ],
  [
    "POST",
    "/api/user/email",
    withPassword("password", (call, stored) => {
      mailToken(call.state, "verify", stored, address(call, "newEmail"));
      return json(200, { message: "Sent" });
    }),
  ],
  ["GET", "/api/user/sessions", (call) => json(200, sessionsOf(call))],
  [
    "DELETE",
    "/api/user/sessions",
    (call) => {
      endSessions(call, (one) => one.id !== call.sessionId);
      return new Response(null, { status: 204 });
    },
  ],
  [
    "DELETE",
    "/api/user/sessions/:id",
    (call) => {
      endSessions(call, (one) => one.id === call.params.id);
      return new Response(null, { status: 204 });
    },
  ],
  [
    "GET",
    "/api/user/export",
    (call) =>
      json(
        200,
        {
          exportedAt: timestamp(call.state),
          user: signedIn(call).user,
          recipes: [],
          usage: [],
          sessions: [],
        },
        { "Content-Disposition": 'attachment; filename="flavorbot-export.json"' },
      ),
  ],
  [
    "DELETE",
    "/api/user/account",
    withPassword("password", (call, stored) => {
      endSessions(call, () => true);
      call.state.users = call.state.users.filter((one) => one !== stored);
      return json(200, { message: "Account deleted" }, clearedCookie);
    }),
  ],
  ["GET", "/api/usage/stats", (call) => json(200, call.state.usage)],
];
