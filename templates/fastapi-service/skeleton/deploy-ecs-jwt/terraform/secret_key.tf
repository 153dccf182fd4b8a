# What signs the access tokens: everybody has to sign in again when secrets_version is raised.
ephemeral "aws_secretsmanager_random_password" "secret_key" {
  password_length     = 64
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "secret_key" {
  name_prefix = "${local.name}/SECRET_KEY-"
  description = "What ${local.name} signs its tokens with"
}

resource "aws_secretsmanager_secret_version" "secret_key" {
  secret_id                = aws_secretsmanager_secret.secret_key.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.secret_key.random_password
  secret_string_wo_version = var.secrets_version
}
