import Addresses
public import Curl
public import Registry

/// Mail through the operator's relay (SMTP).
public struct MailRoute: AlertRoute {
    /// The name under which deliveries name the route.
    public static let routeName = "email"

    private let settings: MailSettings

    /// The name under which deliveries name the route.
    public var name: String { MailRoute.routeName }

    /// Creates the route.
    public init(_ settings: MailSettings) {
        self.settings = settings
    }

    /// The transfer that hands one mail to the relay.
    ///
    /// - Throws: an address that is none (for ever), a missing password (until the operator sets it).
    public func transfer(
        for delivery: Delivery, saying message: AlertMessage, at now: Timestamp
    ) throws(UndeliverableMessage) -> Transfer {
        guard let to = Mailbox(address: delivery.address) else {
            throw UndeliverableMessage(
                .failed(
                    why:
                        "\"\(HeaderText.clean(delivery.address))\" is no mail address; correct it in the service's file "
                        + "(or alerts.fallback) and register it again"))
        }
        let mail = MailMessage(
            from: settings.from, to: to, subject: message.subject, date: now, messageID: delivery.messageID,
            inReplyTo: delivery.inReplyTo, language: delivery.language, text: message.text, html: message.html)
        var transfer = Transfer(url: settings.relay, addresses: .trusted)
        do {
            transfer.body = try mail.bytes()
        } catch {
            throw UndeliverableMessage(.failed(why: "the mail cannot be written: \(error)"))
        }
        transfer.trust = .strict
        transfer.timeoutMilliseconds = Int(settings.timeout.milliseconds)
        transfer.connectTimeoutMilliseconds = min(transfer.timeoutMilliseconds, 15_000)
        transfer.envelope = Transfer.Envelope(
            from: settings.from.address, recipients: [to.address], encryption: settings.encryption)
        guard let user = settings.user else { return transfer }
        guard let password = settings.password else {
            throw UndeliverableMessage(
                .misconfigured(
                    why: "the password of \"\(user)\" at \(settings.relay) is not known; set the secret "
                        + "\"\(settings.passwordSecret ?? "")\" of the configuration"))
        }
        transfer.credentials = Transfer.Credentials(user: user, password: password)
        return transfer
    }

    /// What the relay's answer means.
    ///
    /// A refusal for good (5xx) of the mail or its recipient ends the delivery. What the relay holds against Plumbline
    /// itself (sign-in, relaying, sender) is the operator's to put right, so the mail waits.
    public func judge(_ result: TransferResult) -> DeliveryOutcome {
        let outcome = verdict(on: result)
        guard let password = settings.password, !password.isEmpty, outcome.detail.contains(password) else {
            return outcome
        }
        return outcome.saying(outcome.detail.replacing(password, with: "(secret)"))
    }

    private func verdict(on result: TransferResult) -> DeliveryOutcome {
        let relay = settings.relay
        switch result.failure {
        case nil:
            return result.status < 400
                ? .delivered(reply: MailReply.acceptance(in: result.headerBlock))
                : refusal(MailReply(MailReply.last(in: result.headerBlock), status: result.status))
        case .mailRefused(let reply):
            return refusal(MailReply(reply, status: result.status))
        case .loginRefused:
            return .misconfigured(
                why:
                    "\(relay) refused the name or password of \"\(settings.user ?? "")\"; check mail.user and mail.password"
            )
        case .tlsRequired:
            return .misconfigured(
                why: "\(relay) offers no STARTTLS, which mail.starttls requires; check the relay, or use smtps://")
        case .certificateBad:
            return .misconfigured(
                why: "\(relay) shows a certificate that is not trusted\(why(result.certificate)); "
                    + "check the name in mail.relay and network.ca_bundle")
        case .badURL(let words):
            return .misconfigured(why: "mail.relay cannot be used: \(words)")
        case .refusedByPolicy(let refusal):
            return .misconfigured(why: "\(relay) may not be reached: \(refusal)")
        case .tlsHandshake(let words):
            return .retry(why: "no encrypted connection to \(relay): \(words); check mail.relay and its port")
        case .tlsTooOld:
            return .retry(
                why: "\(relay) speaks only versions of TLS that are no longer safe; the relay must be renewed")
        case .tlsClientCertificate:
            return .misconfigured(why: "\(relay) asks for a certificate of this machine's own, which it does not have")
        case .tlsTimeout:
            return .retry(
                why: "\(relay) did not finish the encrypted handshake in time; check mail.relay and its port")
        case .nameNotFound:
            return .retry(why: "the name of \(relay) does not resolve; check mail.relay and the name server")
        case .nameTimeout:
            return .retry(why: "the name server did not answer for \(relay) in time")
        case .nameWithoutAddress:
            return .retry(why: "the name of \(relay) has no address; check mail.relay and the name server")
        case .nameFailed(let words):
            return .retry(why: "no address of \(relay): \(words)")
        case .connectRefused:
            return .retry(why: "\(relay) refused the connection; check that the relay runs, and its port")
        case .connectTimeout:
            return .retry(why: "no connection to \(relay) in the time allowed; check the network and the firewall")
        case .connectFailed(let words):
            return .retry(why: "no connection to \(relay): \(words)")
        case .timeout:
            return .retry(why: "\(relay) did not finish in \(settings.timeout.written)")
        case .closedEarly:
            return .retry(why: "\(relay) closed the connection before it had taken the mail")
        case .bodyTooLarge, .headersTooLarge, .protocolError:
            return .retry(why: "\(relay) does not speak SMTP as expected; check the port of mail.relay")
        case .ownNetwork(let words), .ours(let words):
            return .retry(why: "the mail was not sent: \(words)")
        }
    }

    private func refusal(_ reply: MailReply) -> DeliveryOutcome {
        let words = "\(settings.relay) answered \"\(reply.text)\""
        switch reply.meaning {
        case .later: return .retry(why: words)
        case .ofPlumbline:
            return .misconfigured(
                why: "\(words): it refuses Plumbline, not the mail; check mail.user, mail.password and mail.from, and "
                    + "that the relay accepts mail from this machine")
        case .never:
            return .failed(why: "\(words); check the address of the official in the service's file")
        }
    }

    private func why(_ certificate: CertificateFacts?) -> String {
        switch certificate?.verdict {
        case .expired: " (expired)"
        case .notYetValid: " (not valid yet)"
        case .nameMismatch: " (made for other names)"
        case .untrusted(let words): " (\(words))"
        case .valid, nil: ""
        }
    }
}

extension DeliveryOutcome {
    /// The same outcome in other words.
    func saying(_ words: String) -> DeliveryOutcome {
        switch self {
        case .delivered: .delivered(reply: words)
        case .retry: .retry(why: words)
        case .misconfigured: .misconfigured(why: words)
        case .failed: .failed(why: words)
        }
    }
}
