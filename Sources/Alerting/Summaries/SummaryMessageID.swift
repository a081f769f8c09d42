/// The `Message-ID` of summaries: made once and kept, so that every try has the same.
public enum SummaryMessageID {
    /// The id of a summary from its number and the public address of the site.
    public static func of(_ number: Int64, site address: String) -> String {
        MessageID.of(delivery: number, host: MessageID.host(ofAddress: address))
    }
}
