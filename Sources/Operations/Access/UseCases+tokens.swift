import Measures
public import Registry
public import Storage

/// A new token, shown once.
public struct NewToken: Sendable, Hashable {
    /// The id, by which it is taken back.
    public var id: Int64
    /// The secret.
    public var secret: String
}

/// Somebody signed in on a page.
public struct SignedIn: Sendable, Hashable {
    /// Who it is.
    public var caller: Caller
    /// What every form must send back (against cross-site requests).
    public var csrf: String
}

extension UseCases {
    /// How long a session on a page lasts.
    public static let sessionLength: Duration = .seconds(12 * 3600)
    /// How long a link that signs in once works.
    public static let signInLinkLength: Duration = .seconds(15 * 60)

    /// Makes a token.
    public func createToken(
        name: String, role: Caller.Role, services: [String], expiresAt: Timestamp?, by caller: Caller
    ) async throws -> NewToken {
        try caller.requireForAll(.manageAccess)
        let secret = Secrets.make()
        let (moment, ids) = (now(), ids)
        let id = try await store.write { transaction in
            for service in services where try transaction.subject(.service(service)) == nil {
                throw try Self.unknownService(service, transaction)
            }
            let id = try transaction.addToken(
                digest: Secrets.digest(secret), name: name, role: role.rawValue,
                services: services.joined(separator: " "), now: moment, expiresAt: expiresAt, ids: ids)
            try transaction.audit(
                actor: caller.name, action: "create token", subject: name, detail: role.rawValue, now: moment, ids: ids)
            return id
        }
        return NewToken(id: id, secret: secret)
    }

    /// All tokens, without their secrets.
    public func tokens(by caller: Caller) async throws -> [StoredToken] {
        try caller.requireForAll(.manageAccess)
        return try await store.read { try $0.tokens() }
    }

    /// Takes a token back; sessions made with it end at once.
    public func revokeToken(id: Int64, by caller: Caller) async throws {
        try caller.requireForAll(.manageAccess)
        let (moment, ids) = (now(), ids)
        try await store.write { transaction in
            guard try transaction.revokeToken(id: id, at: moment) else {
                throw NameError.unknown(kind: "working token", name: String(id), suggestion: nil)
            }
            try transaction.audit(
                actor: caller.name, action: "revoke token", subject: String(id), detail: "", now: moment, ids: ids)
        }
    }

    /// Who holds a token; nobody for one that is wrong, over or taken back.
    public func caller(token secret: String) async throws -> Caller? {
        let digest = Secrets.digest(secret)
        let moment = now()
        return try await store.read { try $0.token(digest: digest) }.flatMap { Self.caller($0, now: moment) }
    }

    /// Signs in on a page with a token; gives the secret of the session.
    public func signIn(token secret: String) async throws -> String? {
        let digest = Secrets.digest(secret)
        guard let token = try await store.read({ try $0.token(digest: digest) }), Self.caller(token, now: now()) != nil
        else { return nil }
        return try await openSession(token: token.id)
    }

    /// Makes a link secret that signs in once.
    public func createSignInLink(token id: Int64, by caller: Caller) async throws -> String {
        try caller.requireForAll(.manageAccess)
        let secret = Secrets.make()
        let until = now() + Self.signInLinkLength
        try await store.write { transaction in
            guard let token = try transaction.token(id: id), token.revokedAt == nil else {
                throw NameError.unknown(kind: "working token", name: String(id), suggestion: nil)
            }
            try transaction.addSignInLink(digest: Secrets.digest(secret), token: id, expiresAt: until)
        }
        return secret
    }

    /// Signs in with a link, once; gives the secret of the session.
    public func signIn(link secret: String) async throws -> String? {
        let digest = Secrets.digest(secret)
        let moment = now()
        let used = try await store.write { transaction -> Int64? in
            guard let id = try transaction.useSignInLink(digest: digest, now: moment),
                let token = try transaction.token(id: id), Self.caller(token, now: moment) != nil
            else { return nil }
            return id
        }
        guard let used else { return nil }
        return try await openSession(token: used)
    }

    /// Who a session belongs to; nobody for one that has ended.
    public func signedIn(session secret: String) async throws -> SignedIn? {
        let digest = Secrets.digest(secret)
        let moment = now()
        guard let (token, csrf) = try await store.read({ try $0.session(digest: digest, now: moment) }),
            let caller = Self.caller(token, now: moment)
        else { return nil }
        return SignedIn(caller: caller, csrf: csrf)
    }

    /// Ends a session.
    public func signOut(session secret: String) async throws {
        let digest = Secrets.digest(secret)
        try await store.write { try $0.endSession(digest: digest) }
    }

    private func openSession(token: Int64) async throws -> String {
        let secret = Secrets.make()
        let csrf = Secrets.make()
        let moment = now()
        try await store.write { transaction in
            try transaction.dropEndedSessions(now: moment)
            try transaction.addSession(
                digest: Secrets.digest(secret), token: token, csrf: csrf, now: moment,
                expiresAt: moment + Self.sessionLength)
        }
        return secret
    }

    private static func caller(_ token: StoredToken, now: Timestamp) -> Caller? {
        guard token.revokedAt == nil, token.expiresAt.map({ $0 > now }) ?? true,
            let role = Caller.Role(rawValue: token.role)
        else { return nil }
        return Caller(
            name: token.name, role: role, services: Set(token.services.split(separator: " ").map(String.init)))
    }
}
