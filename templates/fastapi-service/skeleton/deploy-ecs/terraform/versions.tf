terraform {
  # Write-only arguments, which keep the password of the database out of the state, came with 1.11.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  # Bucket, key and region come from the command line: see README.md.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
