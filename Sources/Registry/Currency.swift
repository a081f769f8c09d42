/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// The code, three capitals.
    public let code: String

    /// The currency with a code; nothing for a code that ISO 4217 does not list as money in use.
    public init?(_ code: String) {
        guard Currency.codes.contains(code) else { return nil }
        self.code = code
    }

    /// The euro.
    public static let euro = Currency(known: "EUR")

    private init(known code: String) {
        self.code = code
    }

    /// How many decimals an amount has: the exponent of ISO 4217.
    public var decimals: Int { Currency.exponents[code] ?? 2 }

    /// The code.
    public var description: String { code }

    /// All codes, for suggestions.
    public static var known: [String] { codes.sorted() }

    private static let exponents: [String: Int] = {
        let none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(separator: " ")
        let three = "BHD IQD JOD KWD LYD OMR TND".split(separator: " ")
        return Dictionary(none.map { (String($0), 0) } + three.map { (String($0), 3) }) { first, _ in first }
    }()

    /// ISO 4217 list one (2025), without funds, metals and test codes.
    private static let codes: Set<String> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
        CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF \
        IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD \
        MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
        RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
        UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.split(separator: " ").map(String.init))
}
