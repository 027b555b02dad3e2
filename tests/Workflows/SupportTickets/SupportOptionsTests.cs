using ChorusAssistant.Workflows.SupportTickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChorusAssistant.Tests.Workflows.SupportTickets;

public sealed class SupportOptionsTests
{
    [Fact]
    public void Hours_and_address_are_settings()
    {
        var options = Read(("Support:Address", "aide@exemple.fr"), ("Support:OpensAt", "09:00"), ("Support:ClosesAt", "17:15"), ("Support:LiveChat", "true"));

        Assert.Equal(("aide@exemple.fr", new TimeOnly(9, 0), new TimeOnly(17, 15), true), (options.Address, options.OpensAt, options.ClosesAt, options.LiveChat));
    }

    [Theory]
    [InlineData("Support:Address", "aide", "Support:Address must be one bare e-mail address.")]
    [InlineData("Support:ClosesAt", "08:00", "Support:OpensAt must be earlier than Support:ClosesAt.")]
    [InlineData("Support:HourlyLimit", "0", "HourlyLimit")]
    public void A_wrong_value_is_refused_with_its_name(string name, string value, string problem) =>
        Assert.Contains(problem, Assert.Throws<OptionsValidationException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static SupportOptions Read(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
        services.AddSupportTickets();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<SupportOptions>>().Value;
    }
}
