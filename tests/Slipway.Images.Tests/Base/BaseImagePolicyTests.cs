using Slipway.Oci;

namespace Slipway.Images.Tests;

public sealed class BaseImagePolicyTests
{
    private const string Default = ImageSpec.DefaultBaseImage;

    [Theory]
    [InlineData(Default, null, Default)]
    [InlineData(Default, "registry.example/base:1", "registry.example/base:1")]
    [InlineData("host", "registry.example/base:1", "registry.example/base:1")]
    [InlineData(Default, "host", "host")]
    [InlineData("host", null, "host")]
    public void Parameter_wins_over_the_spec(string wanted, string? parameter, string expected) =>
        new BaseImagePolicy(wanted, parameter, RegistryIsEmbedded: false).Choose().ShouldBe(expected == "host"
            ? new BaseImageChoice.UseHost("'host' was asked for")
            : new BaseImageChoice.Pull(Reference.Parse(expected)));

    [Fact]
    public void Default_base_that_cannot_be_reached_is_replaced_for_the_embedded_registry() =>
        Without(null, isEmbedded: true).ShouldBe(new BaseImageChoice.UseHost($"The base image {Default} cannot be reached: no route"));

    [Theory]
    [InlineData(null, false, "--base-image host")]
    [InlineData("registry.example/base:1", true, "It was asked for with --base-image")]
    [InlineData("registry.example/base:1", false, "It was asked for with --base-image")]
    public void Base_that_cannot_be_reached_stops_the_build(string? parameter, bool isEmbedded, string expected)
    {
        var message = Without(parameter, isEmbedded).ShouldBeOfType<BaseImageChoice.Refuse>().Message;
        message.ShouldStartWith($"The base image {Default} cannot be reached: no route");
        message.ShouldContain(expected);
    }

    private static BaseImageChoice Without(string? parameter, bool isEmbedded) =>
        new BaseImagePolicy(Default, parameter, isEmbedded).ChooseWithout(new BaseImageUnreachableException(Reference.Parse(Default), new IOException("no route")));
}
