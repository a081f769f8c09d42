/// Why signing in did not work.
public enum SignInFailure: String, CaseIterable, Sendable, Hashable {
    /// The token is not known or was withdrawn.
    case unknownToken
    /// Too many attempts.
    case tooManyAttempts
}

/// The form into which a person writes their token.
public func signInPage(returnTo: String? = nil, failure: SignInFailure? = nil, in context: PageContext) -> HTML {
    let words = context.words
    let isWrong = failure != nil
    return page(
        isWrong ? words.signInFailed : words.signIn, at: .signIn, in: context,
        """
        <h1>\(words.signIn)</h1>
        \(if: failure, { "<div class=\"wrong\" role=\"alert\" id=\"wrong\"><p>\(words.signInFailure($0))</p></div>" })
        <p>\(words.signInIntro)</p>
        <form method="post" action="\(context.link(.signIn))">\
        \(if: returnTo, { "<input type=\"hidden\" name=\"return\" value=\"\($0)\">" })
        <div class="field"><label for="token">\(words.token)</label>
        <span class="hint" id="token-hint">\(words.tokenHint)</span>
        <input id="token" name="token" type="password" autocomplete="current-password" spellcheck="false" \
        autocapitalize="none" required aria-describedby="token-hint\(when: isWrong, " wrong")"\
        \(when: isWrong, " aria-invalid=\"true\"")></div>
        <button>\(words.signIn)</button></form>
        """)
}

/// The page that a one-time link leads to: it asks, because mail programs open links by themselves.
public func oneTimeSignInPage(secret: String, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.oneTimeQuestion, at: .signIn, in: context,
        """
        <h1>\(words.oneTimeQuestion)</h1>
        <p>\(words.oneTimeIntro)</p>
        <form method="post" action="\(context.link(.signIn(secret: secret)))"><button>\(words.signIn)</button></form>
        """)
}
