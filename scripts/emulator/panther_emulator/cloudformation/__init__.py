"""CloudFormation where moto stops short: capabilities, parameter rules, resource events, failures that roll back."""

from . import deploy, requests


def install() -> None:
    deploy.install()
    requests.install()
