using ChorusAssistant.Workflows.Mail;
using ChorusAssistant.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Workflows.Mail;

public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("Mail:Transport", "Smtp", "Mail:Smtp:Host is missing; Mail:Transport=Smtp needs it.")]
    [InlineData("Mail:From", "personne", "Mail:From is not an address such as 'ClaudIA <ne-pas-repondre@exemple.fr>'.")]
    [InlineData("Mail:Smtp:Port", "70000", "Mail:Smtp:Port must lie between 1 and 65535.")]
    [InlineData("Mail:Smtp:User", "claudia", "Mail:Smtp:User and Mail:Smtp:Password go together; one of them is missing.")]
    [InlineData("Mail:Smtp:AuthorityFile", "/nowhere.pem", "Mail:Smtp:AuthorityFile is not a readable PEM certificate.")]
    [InlineData("Mail:GiveUpAfter", "00:00:01", "Mail:GiveUpAfter must lie between 00:01:00 and 30.00:00:00.")]
    public void A_wrong_setting_stops_the_start_with_one_clear_line(string name, string value, string line)
    {
        var isAboutSmtp = name.StartsWith("Mail:Smtp:", StringComparison.Ordinal);
        var settings = isAboutSmtp
            ? new Dictionary<string, string?> { ["Mail:Transport"] = "Smtp", ["Mail:Smtp:Host"] = "smtp.exemple.fr" }
            : [];
        settings[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(configuration).AddPersistence(configuration).AddMail(configuration)
            .BuildServiceProvider();

        var wrong = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(line, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public async Task The_pickup_folder_lies_in_the_storage_folder_unless_it_is_set()
    {
        await using var house = await MailHarness.StartAsync();
        Assert.Equal(Path.Combine(house.Folder, "mail"), house.Services.GetRequiredService<IOptions<MailOptions>>().Value.PickupDirectory);
    }

    [Fact]
    public async Task Health_is_degraded_while_mail_cannot_leave_is_old_or_was_given_up()
    {
        await using var house = await MailHarness.StartSmtpAsync(9); // nobody listens
        Assert.Equal("the mail server cannot be used (Connection ConnectionRefused)", (await CheckAsync(house)).Description);

        await using var other = await MailHarness.StartAsync(new ScriptedTransport(_ => new SendOutcome.Refused("RecipientNotAccepted 550")));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(other)).Status);
        await other.AddAsync();
        other.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("mail has been waiting for more than 15 minutes", (await CheckAsync(other)).Description);
        await other.DeliverAsync();
        Assert.Equal("there are dead letters of the last 24 hours", (await CheckAsync(other)).Description);
        other.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(other)).Status);
    }

    private static async Task<HealthReportEntry> CheckAsync(MailHarness house) =>
        (await house.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["mail"];
}
